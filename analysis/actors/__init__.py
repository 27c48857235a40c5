"""Who is meant: dictionary, matching, names, titles, roles, and the resolver that joins them."""
