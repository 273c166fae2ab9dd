// A picture to upload.

#pragma once

#include <string>

#include "common/crypto/crypto.hpp"

namespace gatehouse::support {

// A PNG of four by two pixels.
inline std::string small_png()
{
    return *crypto::from_hex(
        "89504e470d0a1a0a0000000d4948445200000004000000020802000000f0caea340000001049444154789c6368"
        "5070802306640e005d1a070141348bf40000000049454e44ae426082");
}

}  // namespace gatehouse::support
