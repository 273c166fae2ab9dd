# Templates: each @NAME@ becomes the value of the shell variable NAME. A name without a value is a mistake, not an
# empty string.

# render TEMPLATE TARGET. One pass from left to right: what a value contains is not looked at again.
render() {
    local rest out='' name
    rest=$(<"$1")
    while [[ $rest =~ @([A-Z][A-Z_]*)@ ]]; do
        name=${BASH_REMATCH[1]}
        [ -n "${!name+set}" ] || fail "$1 uses @$name@, which has no value"
        out+=${rest%%"@$name@"*}${!name}
        rest=${rest#*"@$name@"}
    done
    (umask 077 && printf '%s\n' "$out$rest" >"$2.next")
    mv "$2.next" "$2"
}

# render_site KIND TARGET: the nginx site with what belongs to KIND (demo, production) as its local/.
render_site() {
    local file
    while IFS= read -r file; do
        mkdir -p "$2/$(dirname "$file")"
        render "nginx/$file" "$2/$file"
    done < <(cd nginx && find gatehouse.conf http modules site snippets -name '*.conf')
    mkdir -p "$2/local"
    for file in nginx/"$1"/*.conf; do render "$file" "$2/local/${file##*/}"; done
}
