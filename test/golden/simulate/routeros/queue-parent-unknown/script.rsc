# [E] the console on a parent that is not there
/queue/simple/add name=q target=10.0.0.5 parent=none2
