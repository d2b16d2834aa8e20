# [D] simple queues: the first match decides, place-before puts one in front
/queue/simple/add name=n target=10.0.0.3/32 place-before=b
