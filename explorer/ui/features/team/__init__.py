"""Team: joining and leaving, the state of the hub, sharing, and conflicts."""
