// A char is a UTF-8 byte; different code points can have the same bytes in another order.
#include <algorithm>
#include <string>

bool isAnagram(std::string a, std::string b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}
