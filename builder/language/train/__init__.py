"""Trains the language pipeline of the package from a treebank: `python -m builder.language.train DATA`.

    treebank   CoNLL-U files -> sentences
    names      the entity mentions of a sentence -> spans of names
    documents  sentences -> spaCy documents, as they will meet the pipeline
    scores     what a pipeline gets right, and how fast
    card       the model card
    training   all of it in order

Reading never imports this package; it needs nothing that the package itself does not need.
"""
