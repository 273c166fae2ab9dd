# swap_in FOLDER: FOLDER.new takes its place, so that whoever serves it never finds it half made.
swap_in() {
    rm -rf "${1:?}.old"
    [ ! -d "$1" ] || mv "$1" "$1.old"
    mv "$1.new" "$1"
    rm -rf "$1.old"
}
