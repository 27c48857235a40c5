"""Text -> paragraphs, sentences, language, tone."""
