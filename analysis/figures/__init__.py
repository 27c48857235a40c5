"""Tables -> Plotly figures: a figure is a function of a table, a provenance and a theme."""
