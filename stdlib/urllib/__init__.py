# urllib: parse takes addresses apart, error has the exceptions of opening them.
