/system identity
set name=kantor
