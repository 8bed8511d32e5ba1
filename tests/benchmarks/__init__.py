"""`python3 -m tests.benchmarks`: what the program promises of speed, beside the bare thing."""
