# [D] scripts write to the log
/log info "done"
:log warning done
:delay 1s
/ip pool add name=a ranges=10.0.0.1
