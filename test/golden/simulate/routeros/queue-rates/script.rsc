# [D] queues print rates in the shortest form
/queue/simple/add name=q target=10.0.0.5 max-limit=20000000/30000k limit-at=64000
