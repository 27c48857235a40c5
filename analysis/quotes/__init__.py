"""Who says what: reported speech by rules.

``marks``: quotation marks. ``labels``: interviews. ``coding``: a sentence as classes of words.
``grammar``, ``contents``, ``inverted`` and ``passive``: who speaks, by which cue, and what.
``attributions``: the same over a whole text. ``speakers``: which actor that is. ``find``: the
quotes table, and whose voice each mention stands in.
"""
