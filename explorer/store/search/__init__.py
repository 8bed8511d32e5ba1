"""Search in compiled packs: words, their forms and names, filters, ranking and answers."""
