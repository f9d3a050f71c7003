#!/bin/sh
# Makes a license key with OpenSSL's command line alone, as a second opinion on the encoder in TypeScript.
#
# usage: encode-with-openssl.sh PRIVATE.pem ATTRIBUTES.json [--columns N] [--boundary] [--crlf]
#   --columns N  base64 in lines of N characters; one line when left out
#   --boundary   with BEGIN and END lines
#   --crlf       CRLF line ends
# The key goes to the standard output.
set -eu

private_key=$1
attributes=$2
shift 2
columns=
boundary=
crlf=
while [ $# -gt 0 ]; do
  case $1 in
    --columns) columns=$2; shift ;;
    --boundary) boundary=yes ;;
    --crlf) crlf=yes ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
  shift
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

lines() {
  if [ -n "$columns" ]; then openssl base64 -A | fold -w "$columns"; else openssl base64 -A; fi
  echo
}

hex() {
  od -An -v -tx1 "$1" | tr -d ' \n'
}

# A JSON string keeps its line feeds as \n.
json_lines() {
  lines | awk '{ printf "%s\\n", $0 }'
}

openssl rand -out "$folder/aes" 16
openssl rand -out "$folder/iv" 16
openssl enc -aes-128-cbc -K "$(hex "$folder/aes")" -iv "$(hex "$folder/iv")" -in "$attributes" -out "$folder/data"
# Signing without a digest is the private operation with PKCS #1 v1.5 padding of block type 1.
openssl pkeyutl -sign -inkey "$private_key" -pkeyopt rsa_padding_mode:pkcs1 -in "$folder/aes" -out "$folder/key"

printf '{"data":"%s","key":"%s","iv":"%s"}' \
  "$(json_lines <"$folder/data")" "$(json_lines <"$folder/key")" "$(json_lines <"$folder/iv")" >"$folder/envelope"
{
  if [ -n "$boundary" ]; then echo '----------BEGIN GITLAB ENTERPRISE EDITION LICENSE-----------'; fi
  lines <"$folder/envelope"
  if [ -n "$boundary" ]; then echo '-----------END GITLAB ENTERPRISE EDITION LICENSE------------'; fi
} >"$folder/license"
if [ -n "$crlf" ]; then awk '{ printf "%s\r\n", $0 }' "$folder/license"; else cat "$folder/license"; fi
