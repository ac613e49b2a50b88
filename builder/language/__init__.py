"""An article's text -> tokens, sentences, numbers, dates, actor mentions."""
