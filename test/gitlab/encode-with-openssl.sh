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
columns=0
boundary=
end='\n'
while [ $# -gt 0 ]; do
  case $1 in
    --columns) columns=$2; shift ;;
    --boundary) boundary=yes ;;
    --crlf) end='\r\n' ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
  shift
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

openssl rand -out "$folder/aes" 16
openssl rand -out "$folder/iv" 16
both=$(od -An -v -tx1 "$folder/aes" "$folder/iv" | tr -d ' \n')
iv_hex=${both#????????????????????????????????}
aes_hex=${both%"$iv_hex"}
openssl enc -aes-128-cbc -K "$aes_hex" -iv "$iv_hex" -in "$attributes" -base64 -A -out "$folder/data"
# Signing without a digest is the private operation with PKCS #1 v1.5 padding of block type 1.
openssl pkeyutl -sign -inkey "$private_key" -pkeyopt rsa_padding_mode:pkcs1 -in "$folder/aes" -out "$folder/key"

# Lines of some columns, each with such an end.
in_lines='function lines(text, end,   all) {
  while (columns > 0 && length(text) > columns) {
    all = all substr(text, 1, columns) end
    text = substr(text, columns + 1)
  }
  return all text end
}'
# A JSON string keeps its line feeds as \n.
printf '%s\n' "$(cat "$folder/data")" "$(openssl base64 -A -in "$folder/key")" "$(openssl base64 -A -in "$folder/iv")" |
  awk -v columns="$columns" "$in_lines"'
    { part[NR] = lines($0, "\\n") }
    END { printf "{\"data\":\"%s\",\"key\":\"%s\",\"iv\":\"%s\"}", part[1], part[2], part[3] }' |
  openssl base64 -A |
  awk -v columns="$columns" -v boundary="$boundary" -v end="$end" "$in_lines"'
    boundary != "" { printf "%s%s", "----------BEGIN GITLAB ENTERPRISE EDITION LICENSE-----------", end }
    { printf "%s", lines($0, end) }
    boundary != "" { printf "%s%s", "-----------END GITLAB ENTERPRISE EDITION LICENSE------------", end }'
