# nft(8), RULES: add puts a rule at the end of the chain; seen on nftables 1.0.6
nft 'add rule inet filter input tcp dport 443 accept'
