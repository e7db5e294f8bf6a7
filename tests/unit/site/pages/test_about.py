def test_what_the_site_is_can_be_read_without_a_database_or_index(client):
    response = client.get("/over")
    assert response.status_code == 200
    assert "no-referrer" in response.headers["Referrer-Policy"]
