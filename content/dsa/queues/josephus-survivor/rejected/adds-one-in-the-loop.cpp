// Adds 1 in every step; seats are counted from 0 until the end, and only the result is a person.
int survivor(int n, int k) {
    int person = 1;
    for (int size = 2; size <= n; ++size) person = (person + k) % size + 1;
    return person;
}
