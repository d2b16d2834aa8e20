# [V] schema.tsv: remote-log-format came with 7.18
/system logging action add name=noc target=remote remote=10.0.0.1 remote-log-format=syslog
