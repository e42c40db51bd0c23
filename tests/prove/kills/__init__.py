"""Ring 2: real phones and a real server, killed at chosen moments. `./run prove --phone N`."""
