# lsp-required-args.v7.22.1.json /ip/address
/ip/address/add disabled=yes
