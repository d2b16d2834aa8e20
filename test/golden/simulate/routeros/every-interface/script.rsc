# [D] /interface holds interfaces of every kind
/interface disable ether2,v10
/interface set [find where name="ether3"] comment=x
/interface comment v10 comment=y
/interface enable ether2
