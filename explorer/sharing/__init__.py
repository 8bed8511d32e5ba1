"""What goes from one desk to another as a file."""
