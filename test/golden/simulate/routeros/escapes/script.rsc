# [D] escapes in strings; bytes in hex are UTF-8
/ip pool add name=a ranges=10.0.0.1 comment="a\"b\\c\$d \D0\9F"
