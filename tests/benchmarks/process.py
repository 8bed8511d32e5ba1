"""How long this process has been running, by the operating system's clock."""

import os
import time


def since_process_start_ms() -> float:
    """Milliseconds since the system started this process, to about 10 ms."""
    with open("/proc/self/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
