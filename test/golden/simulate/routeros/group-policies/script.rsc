# [D] user groups: what is not granted is refused
/user/group/add name=noc policy=ssh,read,!write,winbox
