# reference-network 6: the undo timer
/system scheduler add interval=5m name=simpul-undo on-event="/import file-name=simpul-undo.rsc" policy=ftp,read,write,policy,test,sensitive
/system scheduler remove [find where name="simpul-undo"]
