# [F] ntc print terse
/ip/pool/print terse where name="a"
