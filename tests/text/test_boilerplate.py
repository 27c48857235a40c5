"""What a website adds, and what only sounds like it."""

import pytest

from analysis.text.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "paragraph",
    [
        "You can share this story on social media:",
        "Share this article",
        "Share this story on Facebook and X",
        "READ MORE: Talks end without a plan",
        "Read more",
        "Follow us on Telegram and YouTube",
        "Subscribe to our newsletter",
        "Sign up for our weekly e-mail",
        "All rights reserved.",
        "Example Media Ltd. All rights reserved.",
        "© 2024 Example Media",
        "Copyright 2023 by Example Media. No reprints.",
        "Advertisement",
        "Article continues below",
        "Related: Ministers fail to agree",
        "See also: Ministers fail to agree",
        "Click here to join the discussion",
        "This article was originally published by Example Media.",
        "This story first appeared in The Daily Example.",
        "» Read more here",
    ],
)
def test_boilerplate(paragraph: str) -> None:
    """Whole short paragraphs that begin as websites do."""
    assert is_boilerplate(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Leaders share this story of hope.",
        "Share this article of faith, the bishop said, and you share its duties.",
        "Read more slowly, the judge told the clerk.",
        "Follow us on this path, the minister told the crowd in the square.",
        "Advertisement spending fell last year.",
        "Related groups were banned as well.",
        "The report was published in May by the United Nations.",
        "The film was sold with all rights reserved.",
        "Sign up for the army or pay, the law now says.",
        "Copyright law will change, the minister said.",
        "Subscribers to our newsletter know him.",
        "Thank you for reading my letter to the assembled ministers of the whole region, he said.",
        "Click here to agree. " + "They read every word of the long text before them. " * 4,
        "",
    ],
)
def test_ordinary_sentences(paragraph: str) -> None:
    """Sentences that merely contain such words, or go on at length, stay."""
    assert not is_boilerplate(paragraph)
