/system logging action
add name=noc remote=10.161.0.30 remote-log-format=syslog target=remote
/system identity
set name=a
