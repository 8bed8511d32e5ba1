"""What the subject is: frozen values and pure rules, standard library alone."""
