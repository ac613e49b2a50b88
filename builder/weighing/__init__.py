"""The weights of the reading, learned from annotated articles: `python -m builder.weighing GOLD...`.

Each GOLD folder holds NAME.txt and NAME.json, and metadata.csv where the texts lack a header. First the pairs of actor
and target are weighed (`pairs`), then the confidence in what is read with them (`confidence`). Both are cross-validated
by article; the held-out figures stand at the head of the files of weights.
"""
