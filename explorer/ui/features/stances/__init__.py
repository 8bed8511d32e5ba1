"""Who stands where on the selected clause."""
