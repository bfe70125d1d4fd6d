// Swaps only the first and the last word; the words between them have to change places too.
#include <sstream>
#include <string>
#include <utility>
#include <vector>

std::string reverseWords(const std::string& s) {
    std::istringstream in(s);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    if (words.size() > 1) std::swap(words.front(), words.back());
    std::string result;
    for (const std::string& word : words) {
        if (!result.empty()) result.push_back(' ');
        result += word;
    }
    return result;
}
