#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace {

// Calls visit once for each code point of a UTF-8 text, with its bytes packed into one number. A byte that starts with
// the bits 10 goes on with the code point before it.
template <typename Visit>
void forEachLetter(const std::string& text, Visit visit) {
    for (std::size_t i = 0; i < text.size();) {
        std::uint32_t letter = static_cast<unsigned char>(text[i++]);
        while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
            letter = letter << 8 | static_cast<unsigned char>(text[i++]);
        }
        visit(letter);
    }
}

}  // namespace

// Whether a and b have the same code points, each equally often.
bool isAnagram(const std::string& a, const std::string& b) {
    if (a.size() != b.size()) return false;
    std::unordered_map<std::uint32_t, int> left;
    forEachLetter(a, [&left](std::uint32_t letter) { ++left[letter]; });
    forEachLetter(b, [&left](std::uint32_t letter) { --left[letter]; });
    for (const auto& [letter, count] : left) {
        if (count != 0) return false;
    }
    return true;
}
