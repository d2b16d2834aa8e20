# nft(8), ATOMIC: what one call holds is done whole or not at all; seen on nftables 1.0.6
nft 'add rule inet filter input tcp dport 443 accept; add rule inet filter tidak accept'
