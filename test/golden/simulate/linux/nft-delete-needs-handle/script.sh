# nft(8), RULES: a rule is deleted by its handle only; seen on nftables 1.0.6
nft 'delete rule inet filter input tcp dport 22 accept'
