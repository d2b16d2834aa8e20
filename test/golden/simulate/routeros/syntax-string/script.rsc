# [K] nothing runs when a line cannot be read
/ip pool remove a; /ip pool add name="b
