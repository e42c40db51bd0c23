"""Nothing lost, nothing doubled, nothing silently overwritten: the proof, in rings. `./run prove` runs it."""
