"""What the pages share: state, cache, filters, evidence, marked text, empty states."""
