# What is printed last: where to look and how to sign in.

sign_ins() {
    "$NODE" -e '
        const who = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        for (const [role, { email, password }] of Object.entries(who))
            if (email) console.log(`  ${role.padEnd(12)}${email.padEnd(32)}${password}`);
    ' "$VAR/demo.json"
}

closing_table() {
    printf '\n%sGatehouse is running%s\n\n' "$bold" "$plain"
    printf '  %-12s%s\n' site "$BASE_URL" inbox "$BASE_URL/dev/mail" 'API' "$BASE_URL/docs/api"
    printf '  %-12s%s\n' 'card' '4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined; any date and code'
    if [ -s "$VAR/demo.json" ]; then
        printf '\n%sSign-ins%s\n' "$bold" "$plain"
        sign_ins
    fi
    if [ "$VAR" = "$ROOT/var" ]; then
        printf '\n  make stop ends it, make status and make logs look inside, make reset starts over\n\n'
    else
        printf '\n  GATEHOUSE_VAR=%s tools/stack.sh down ends it\n\n' "${VAR#"$ROOT/"}"
    fi
}
