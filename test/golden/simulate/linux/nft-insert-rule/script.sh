# nft(8), RULES: insert puts a rule at the beginning of the chain; seen on nftables 1.0.6
nft 'insert rule inet filter input ct state invalid drop'
