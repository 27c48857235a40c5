"""The pages: one file per reader's question, layout only; `frame` is around them all."""
