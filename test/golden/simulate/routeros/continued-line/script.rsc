# [F] gns exports: a value cut in mid word
/ip pool add name=a ranges=10.0.0.1-10.0.\
    0.9 comment="two wo\
    rds"
