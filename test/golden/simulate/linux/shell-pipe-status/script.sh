# POSIX sh 2.9.2 pipelines: the last command decides
false | true
true | false
