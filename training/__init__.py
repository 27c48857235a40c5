"""How the word lists and the weights that ship with Actorscope were made; not needed to run it."""
